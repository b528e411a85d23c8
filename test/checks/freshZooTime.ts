import { beforeEach } from '@jest/globals';
import { restartZooTime } from './visit.ts';

// Tests that run in one process for a minute would leave the day of the zoo behind: each begins on it.
beforeEach(restartZooTime);
