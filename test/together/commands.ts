import { runTogether } from './runTogether.ts';

await runTogether('commands');
