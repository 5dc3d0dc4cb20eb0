import { describe, expect, it } from '@jest/globals';
import { contrast, PRIMARY_SHADE, programShades } from './program-color.js';

describe('the shades of a programme’s colour', () => {
  const colours = ['#1f5c4d', '#ffe600', '#ff7a00', '#00c2ff', '#e11d48', '#ffffff', '#000000'];

  it.each(colours)('%s gives a button on which white text is readable (4.5 and more)', (colour) => {
    const primary = programShades(colour)[PRIMARY_SHADE];
    expect(contrast(primary, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(colours)('%s gives a link that is readable on paper and on its own tint', (colour) => {
    const shades = programShades(colour);
    const primary = shades[PRIMARY_SHADE];
    expect(contrast(primary, '#f4ede2')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[8], shades[1])).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps a colour that is dark enough as it is', () => {
    const [primary] = programShades('#1f5c4d').slice(PRIMARY_SHADE);
    expect(primary).toBe('#1f5c4d');
  });

  it('takes the fallback where the setting is no colour', () => {
    expect(programShades('red; --x: 1', '#1f5c4d')).toEqual(programShades('#1f5c4d'));
  });
});
