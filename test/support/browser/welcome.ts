import type { Visitor } from './people.js';

/** The three screens for an advocate who is new, to their home; what they say there is kept. */
export async function goThroughWelcome(visitor: Visitor, program: string): Promise<void> {
  await visitor.heading(`Welcome to ${program}`).waitFor();
  await visitor.reads('What is recorded about you');
  await visitor.press('Continue');
  await visitor.heading('Your language and interests').waitFor();
  await visitor.press('Continue');
  await visitor.page.getByRole('checkbox', { name: 'A reference call' }).check();
  await visitor.reads('Saved');
  await visitor.press('Finish');
}
