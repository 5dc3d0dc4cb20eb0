import { describe, expect, it } from '@jest/globals';
import { sortUserErrors } from './user-errors.js';

const refusal = (
  message: string,
  path: string[],
  problems?: { path: string[]; message: string }[],
) => ({
  code: 'INVALID_INPUT',
  message,
  path,
  problems,
});

describe('a refusal of the server on a form', () => {
  it('puts the message to the field that its path names', () => {
    const { byField, others } = sortUserErrors(
      refusal('Not an address.', ['input', 'refereeEmail']),
      ['refereeName', 'refereeEmail'],
    );
    expect(byField).toEqual({ refereeEmail: 'Not an address.' });
    expect(others).toEqual([]);
  });

  it('puts every problem of one answer to its field, or to the nearest that the form has', () => {
    const { byField } = sortUserErrors(
      refusal(
        'Two fields are wrong.',
        ['input'],
        [
          { path: ['input', 'amount', 'amountMinor'], message: 'Too much.' },
          { path: ['input', 'amount', 'currency'], message: 'Which?' },
          { path: ['input', 'stages', '0', 'title'], message: 'Give it a title.' },
        ],
      ),
      ['amount', 'stages.0.title'],
    );
    expect(byField).toEqual({ amount: 'Too much. Which?', 'stages.0.title': 'Give it a title.' });
  });

  it('keeps what belongs to no field of the form, so that no refusal is lost', () => {
    expect(
      sortUserErrors(refusal('The campaign has ended.', ['input']), ['amount']).others,
    ).toEqual([{ message: 'The campaign has ended.' }]);
    // A field whose name only begins like one of the form's is another field.
    const { others } = sortUserErrors(refusal('Unknown.', ['input', 'amountOther']), ['amount']);
    expect(others).toEqual([{ message: 'Unknown.' }]);
  });
});
