import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../../kernel/day.js';
import type { Id } from '../../../kernel/ids.js';
import { changeOfEmployer, problemOfDays, type EmployerTold } from './employer.rules.js';

const day = parseDay;
const [kita, minami] = ['kita', 'minami'] as unknown as [Id, Id];
const today = day('2026-11-30');
const atKita = { companyId: kita, since: day('2020-04-01') };
const told = (companyId: Id | null, more: Partial<EmployerTold> = {}): EmployerTold => ({
  companyId,
  until: null,
  wasWrong: false,
  ...more,
});

describe('R-P7, R-U1: the employer of an advocate', () => {
  it('becomes history with both its days when they change it', () => {
    expect(changeOfEmployer(atKita, told(minami), today)).toEqual({
      present: { companyId: minami, since: today },
      former: { companyId: kita, since: day('2020-04-01'), until: today },
    });
  });

  it('they leave when they begin elsewhere, or when they say so', () => {
    const since = day('2026-10-01');
    expect(changeOfEmployer(atKita, told(minami, { since }), today).former?.until).toBe(since);
    const until = day('2026-08-31');
    const change = changeOfEmployer(atKita, told(minami, { since, until }), today);
    expect(change).toMatchObject({ present: { since }, former: { until } });
    expect(changeOfEmployer(atKita, told(null, { until }), today)).toEqual({
      present: { companyId: null, since: null },
      former: { ...atKita, until },
    });
  });

  it('the first that is told has a first day only where somebody says it', () => {
    const nobody = { companyId: null, since: null };
    const change = changeOfEmployer(nobody, told(kita), today);
    expect(change).toEqual({ present: { companyId: kita, since: null }, former: null });
  });

  it('the same again changes nothing but a first day that is told', () => {
    expect(changeOfEmployer(atKita, told(kita), today)).toEqual({ present: atKita, former: null });
    const since = day('2019-04-01');
    expect(changeOfEmployer(atKita, told(kita, { since }), today).present.since).toBe(since);
    const unknown = told(kita, { since: null });
    expect(changeOfEmployer(atKita, unknown, today).present.since).toBeNull();
  });

  it('what was wrong leaves nothing, and its first day is that of the right one', () => {
    expect(changeOfEmployer(atKita, told(minami, { wasWrong: true }), today)).toEqual({
      present: { companyId: minami, since: atKita.since },
      former: null,
    });
  });

  it.each([
    ['begin tomorrow', { since: day('2026-12-01') }, 'since'],
    ['leave tomorrow', { until: day('2026-12-01') }, 'until'],
    ['leave before they began', { until: day('2020-03-31') }, 'until'],
    ['begin elsewhere before they began', { since: day('2020-03-31') }, 'since'],
  ] as const)('nobody can %s', (_name, days, field) => {
    const said = told(minami, days);
    const problem = problemOfDays(changeOfEmployer(atKita, said, today).former, said, today);
    expect(problem?.field).toBe(field);
  });

  it('may overlap with the next one', () => {
    const said = told(minami, { since: day('2026-09-01'), until: day('2026-10-31') });
    expect(problemOfDays(changeOfEmployer(atKita, said, today).former, said, today)).toBeNull();
  });
});
