/** The relations that a text of SQL names, in lower case, each once. */
export function relationsOf(text: string): string[];
