import type { ScheduleStore } from './port.ts';

/** A run of a job, as it is claimed. */
interface Run {
  readonly job: string;
  readonly run: string;
}

/**
 * Does a run of a job, once among all processes; undefined where somebody has claimed it. Where the work throws, the run is given
 * back, so that whoever asks next does it again.
 */
export const whenClaimed = async <Done>(
  { job, run }: Run,
  work: () => Promise<Done>,
  schedule: Pick<ScheduleStore, 'claim' | 'release'>,
): Promise<Done | undefined> => {
  if (!(await schedule.claim(job, run))) return undefined;
  try {
    return await work();
  } catch (error) {
    await schedule.release(job, run);
    throw error;
  }
};
