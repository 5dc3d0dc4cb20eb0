import { MalformedJob } from './failure.js';
import {
  JobNameError,
  type JobDefinition,
  type JobHandler,
  type JobRun,
} from './job-definition.js';

/** What a worker does with the jobs of one name. */
export interface Runner {
  readonly name: string;
  /** Throws MalformedJob where `data` can never be right. */
  run(data: unknown, run: JobRun): Promise<void>;
}

/** Every name that this process can run. Filled before any worker starts. */
export class JobTable {
  private readonly runners = new Map<string, Runner>();

  add(runners: readonly Runner[]): void {
    for (const runner of runners) {
      if (this.runners.has(runner.name)) {
        throw new JobNameError(`Two runners are called "${runner.name}"`);
      }
      this.runners.set(runner.name, runner);
    }
  }

  find(name: string): Runner | undefined {
    return this.runners.get(name);
  }
}

export interface FoundHandler {
  readonly job: JobDefinition;
  readonly handler: JobHandler<unknown>;
}

/** One runner for each job. Throws JobNameError that lists every job and handler without its other. */
export function matchHandlers(
  jobs: readonly JobDefinition[],
  found: readonly FoundHandler[],
): Runner[] {
  const problems = [
    ...jobs
      .filter((job) => !found.some((entry) => entry.job === job))
      .map((job) => `job "${job.name}" has no handler`),
    ...found
      .filter((entry) => !jobs.includes(entry.job))
      .map((entry) => `${nameOf(entry)} handles "${entry.job.name}", which is no defined job`),
    ...found
      .filter((entry, at) => found.findIndex((other) => other.job === entry.job) !== at)
      .map((entry) => `${nameOf(entry)} is a second handler of "${entry.job.name}"`),
  ];
  if (problems.length > 0) throw new JobNameError(`Jobs do not fit: ${problems.join('; ')}`);
  return found.map(runnerOf);
}

function nameOf({ handler }: FoundHandler): string {
  return handler.constructor.name;
}

function runnerOf({ job, handler }: FoundHandler): Runner {
  return {
    name: job.name,
    async run(data, run) {
      const payload = job.payload.safeParse(data);
      if (!payload.success) throw new MalformedJob(`The payload of "${job.name}" is malformed`);
      await handler.handle(payload.data, run);
    },
  };
}
