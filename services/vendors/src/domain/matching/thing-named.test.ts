import { describe, expect, it } from 'vitest';
import { thingNamedIn } from './thing-named.ts';

describe('the thing a text names', () => {
  it.each([
    ['Toner cartridge black for Inkora LX400 laser printer', 'cartridge', true],
    ['Inkora LX400 laser printer', 'printer', false],
    ['USB printer cable 2 m', 'cable', true],
    ['Magnetic whiteboard, with eraser', 'whiteboard', false],
    ['Whiteboard eraser', 'eraser', true],
    ['Printer caddy', 'caddy', true],
    ['Torvane wired USB headset stereo', 'headphone', false],
    ['Laser projector WUXGA', 'projector', false],
    ['Paper shredder cross cut 20 sheets', 'shredder', false],
    ['Espresso machine with steam wand', 'machine', false],
  ])('"%s" is a %s', (text, head, isAccessory) => {
    expect(thingNamedIn(text)).toMatchObject({ head, isAccessory });
  });

  it('keeps apart what it belongs to', () => {
    const { own, belongsTo } = thingNamedIn('Leather case for Galaxy S9, black');
    expect([...belongsTo]).toEqual(expect.arrayContaining(['galaxy']));
    expect(own.has('galaxy')).toBe(false);
    expect(thingNamedIn('Galaxy S9').belongsTo.size).toBe(0);
  });
});
