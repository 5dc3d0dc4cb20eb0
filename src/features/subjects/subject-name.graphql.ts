/** The schema's description of `subjectName`, the same in every type. */
export const SUBJECT_NAME = {
  nullable: true,
  description:
    'What it is about, in words: the person who was referred (their company where the person is ' +
    'not known any more), the challenge, or the reward. Null where the reader may not see the ' +
    'subject itself, and where it has no name',
};

export const SUBJECT_LOCALE = {
  nullable: true,
  description: "The language of the name; without it the reader's own",
};
