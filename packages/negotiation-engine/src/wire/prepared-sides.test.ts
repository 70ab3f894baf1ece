import { describe, expect, it } from 'vitest';
import type { AgentSetup } from '../agent.ts';
import { keepPreparedSides } from './prepared-sides.ts';

const setup = (reservation: number): AgentSetup => ({
  issues: [{ name: 'colour', type: 'choice', ordered: false, values: ['red', 'green'] }],
  profile: { weights: [1], values: [[0, 1]], reservation, discount: 1 },
  strategy: 'steadfast',
  rounds: 5,
  seed: 1,
});

describe('prepared sides', () => {
  it('are shared by sessions of the same scenario and by no others', () => {
    const sides = keepPreparedSides();
    const first = sides.of(setup(0));
    expect(sides.of({ ...setup(0), rounds: 100, seed: 9 })).toBe(first);
    expect(sides.of(setup(0.1))).not.toBe(first);
    expect(sides.of({ ...setup(0), mandate: { version: 1, allowed: {}, maxRounds: 5 } })).not.toBe(first);
  });

  it('stay shared while a session holds them, however many others were prepared since', () => {
    const sides = keepPreparedSides();
    const held = sides.of(setup(0));
    for (let i = 1; i < 20; i++) sides.of(setup(i / 100));
    expect(sides.of(setup(0))).toBe(held);
  });
});
