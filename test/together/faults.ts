import { runTogether } from './runTogether.ts';

await runTogether('faults');
