import { beforeEach, describe, expect, it } from '@jest/globals';
import { MailCircuit, type Permit } from './mail-circuit.js';

describe('the circuit before a mail server', () => {
  let now = 0;
  let circuit: MailCircuit;
  beforeEach(() => {
    now = 0;
    circuit = new MailCircuit(() => now);
  });

  function enter(): Permit {
    const permit = circuit.enter();
    if (permit === null) throw new Error('Nobody may try');
    return permit;
  }

  it('lets everybody through while the server answers', () => {
    const [one, other] = [enter(), enter()];
    circuit.answered(one);
    circuit.answered(other);
    expect(circuit.isPassable).toBe(true);
  });

  it('leaves a server in peace that does not, then lets one try, alone', () => {
    circuit.failed(enter());
    expect(circuit.enter()).toBeNull();
    now = 1_999;
    expect(circuit.isPassable).toBe(false);
    now = 2_000;
    const probe = enter();
    expect(circuit.enter()).toBeNull();
    circuit.answered(probe);
    expect(circuit.enter()).not.toBeNull();
  });

  it('pauses 2, 4, 8 … seconds, at most a minute', () => {
    const pauses = Array.from({ length: 8 }, () => {
      const pauseMs = circuit.failed(enter()) ?? 0;
      now += pauseMs;
      return pauseMs / 1_000;
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('counts a server that went away once, however many were waiting for it', () => {
    const permits = Array.from({ length: 4 }, enter);
    expect(permits.map((permit) => circuit.failed(permit))).toEqual([2_000, null, null, null]);
    now = 2_000;
    expect(circuit.failed(enter())).toBe(4_000);
  });

  it('is open again at the word of anybody who was answered', () => {
    const [slow, failing] = [enter(), enter()];
    circuit.failed(failing);
    expect(circuit.isPassable).toBe(false);
    circuit.answered(slow);
    expect(circuit.isPassable).toBe(true);
  });

  it('lets another one try where the first has learned nothing', () => {
    circuit.failed(enter());
    now = 2_000;
    circuit.cancelled(enter());
    expect(circuit.isPassable).toBe(true);
  });
});
