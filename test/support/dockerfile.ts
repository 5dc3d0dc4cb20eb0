export interface DockerInstruction {
  readonly word: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile; lines that go on are joined, comments are left out. */
export function dockerInstructions(text: string): DockerInstruction[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      if (word === undefined || rest === undefined) throw new Error(`Not an instruction: ${line}`);
      return { word, rest };
    });
}

/** One list for each FROM; what stands before the first belongs to none. */
export function stagesOf(instructions: readonly DockerInstruction[]): DockerInstruction[][] {
  const stages: DockerInstruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.word === 'FROM') stages.push([]);
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

/** Says of a path whether a .dockerignore without exceptions leaves it out. */
export function ignoredByDocker(text: string): (path: string) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      if (line.startsWith('!')) throw new Error(`Exceptions are not understood here: ${line}`);
      const source = line
        .replaceAll('.', '\\.')
        .replaceAll('**/', '(.*/)?')
        .replaceAll(/(?<!\.)\*/g, '[^/]*');
      return new RegExp(`^${source}(/|$)`);
    });
  return (path) => patterns.some((pattern) => pattern.test(path));
}
