import type { MantineColorsTuple } from '@mantine/core';

/** Red, green and blue from 0 to 1, gamma-encoded (sRGB). */
type Rgb = readonly [number, number, number];

/** Lightness 0 to 1, chroma, hue in radians (OKLCH): equal steps of lightness look equal for every hue. */
interface Oklch {
  l: number;
  c: number;
  h: number;
}

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const clamp = (v: number) => Math.min(1, Math.max(0, v));

function parseHex(hex: string): Rgb | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  if (!match) return null;
  const [, r = '0', g = '0', b = '0'] = match;
  return [parseInt(r, 16) / 255, parseInt(g, 16) / 255, parseInt(b, 16) / 255];
}

function toHex(rgb: Rgb): string {
  const digits = rgb.map((v) =>
    Math.round(clamp(v) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

function toOklch([r, g, b]: Rgb): Oklch {
  const [lr, lg, lb] = [toLinear(r), toLinear(g), toLinear(b)];
  const l = Math.cbrt(0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb);
  const m = Math.cbrt(0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb);
  const s = Math.cbrt(0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: Math.atan2(bb, a),
  };
}

function toRgb({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const ll = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const mm = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const ss = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toGamma(4.0767416621 * ll - 3.3077115913 * mm + 0.2309699292 * ss),
    toGamma(-1.2684380046 * ll + 2.6097574011 * mm - 0.3413193965 * ss),
    toGamma(-0.0041960863 * ll - 0.7034186147 * mm + 1.707614701 * ss),
  ];
}

function luminance(hex: string): number {
  const [r, g, b] = (parseHex(hex) ?? [0, 0, 0]).map((v) => toLinear(v)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of WCAG 2 between two colours in hex form: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The shade of the ten that buttons and links use. */
export const PRIMARY_SHADE = 7;

const LIGHTNESS = [0.972, 0.942, 0.9, 0.84, 0.76, 0.67, 0.58, 0.5, 0.42, 0.34] as const;
const CHROMA = [0.12, 0.22, 0.36, 0.52, 0.72, 0.9, 1, 1, 0.92, 0.8] as const;

/** Contrast of 4.5 is asked for; a little more, since rounding and tinted paper take some of it away. */
const READABLE = 4.9;
const PAPER = '#f4ede2';

function shadeAt(base: Oklch, index: number, lightness: number): string {
  return toHex(
    toRgb({ l: lightness, c: Math.min(base.c, 0.19) * (CHROMA[index] ?? 1), h: base.h }),
  );
}

/**
 * Ten shades of a programme's colour, light to dark. The shade of buttons and links is the colour itself,
 * made darker as far as needed to be readable on our paper and under white text: a programme may choose
 * any colour, yellow too, and its people can still read.
 *
 * @param hex `#rrggbb`; anything else gives the shades of `fallback`
 */
export function programShades(hex: string, fallback = '#1f5c4d'): MantineColorsTuple {
  const rgb = parseHex(hex) ?? parseHex(fallback) ?? [0, 0, 0];
  const base = toOklch(rgb);
  let primary = Math.min(base.l, 0.56);
  while (contrast(shadeAt(base, PRIMARY_SHADE, primary), PAPER) < READABLE) primary -= 0.01;
  const shades = LIGHTNESS.map((lightness, index) => {
    if (index < PRIMARY_SHADE) {
      // Between the lightest and the primary shade the steps are kept in proportion.
      const share = (0.972 - lightness) / (0.972 - 0.5);
      return shadeAt(base, index, 0.972 - share * (0.972 - primary));
    }
    return shadeAt(base, index, primary - (index - PRIMARY_SHADE) * 0.07);
  });
  return shades as unknown as MantineColorsTuple;
}
