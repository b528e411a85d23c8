import { storeContract } from '../../storage/contract.ts';
import { onPostgres, postgres } from '../../storage/places.ts';
import { upgradeContract } from '../../storage/upgradeContract.ts';

onPostgres(() => {
  storeContract(postgres);
  upgradeContract(postgres);
});
