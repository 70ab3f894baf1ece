import { describe, expect, it } from 'vitest';
import { readGenius, writeGenius } from './genius-xml.ts';

const domain = `<negotiation_template><utility_space number_of_issues="2"><objective index="0" name="root">
  <issue index="1" name="size"><item index="1" value="small"/><item index="2" value="large"/></issue>
  <issue index="2" name="colour"><item index="1" value="red"/><item index="2" value="blue"/></issue>
</objective></utility_space></negotiation_template>`;

describe('GENIUS files', () => {
  it('are matched by index, whatever their order', () => {
    const profile = `<utility_space><objective index="0">
      <weight index="2" value="0.7"/><weight index="1" value="0.3"/>
      <issue index="2" name="colour"><item index="2" value="blue" evaluation="4"/><item index="1" value="red" evaluation="1"/></issue>
      <issue index="1" name="size"><item index="1" value="small" evaluation="0"/><item index="2" value="large" evaluation="9"/></issue>
    </objective><discount_factor value="0.5"/><reservation value="0.25"/></utility_space>`;
    expect(readGenius(domain, [profile]).profiles[0]).toEqual({
      weights: [0.3, 0.7],
      values: [
        [0, 1],
        [0.25, 1],
      ],
      reservation: 0.25,
      discount: 0.5,
    });
  });

  it('may lack reservation and discount, and hold nonsense', () => {
    const profile = `<utility_space><objective index="0"><weight index="1" value="-1"/><weight index="2" value="1"/>
      <issue index="1" name="size"><item index="1" value="small" evaluation="?"/><item index="2" value="large" evaluation="2"/></issue>
    </objective><discount_factor value="0"/></utility_space>`;
    expect(readGenius(domain, [profile]).profiles[0]).toEqual({
      weights: [0, 1],
      values: [
        [0, 1],
        [0, 0],
      ],
      reservation: 0,
      discount: 1,
    });
  });

  it('come back as they were written', () => {
    const scenario = readGenius(domain, []);
    const profiles = [
      {
        weights: [0.4, 0.6],
        values: [
          [1, 0.5],
          [0, 1],
        ],
        reservation: 0.1,
        discount: 0.9,
      },
    ];
    const written = writeGenius('shirts & co', { ...scenario, profiles });
    expect(readGenius(written.domain, written.profiles)).toEqual({ issues: scenario.issues, profiles });
  });

  it('that are none are refused', () => {
    expect(() => readGenius('<html/>', [])).toThrow(/GENIUS/);
  });
});
