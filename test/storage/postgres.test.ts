import { storeContract } from './contract.ts';
import { onPostgres, postgres } from './places.ts';
import { upgradeContract } from './upgradeContract.ts';

onPostgres(() => {
  storeContract(postgres);
  upgradeContract(postgres);
});
