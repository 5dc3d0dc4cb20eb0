import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';
import { PRIMARY_SHADE, programShades } from './shell/program-color.js';

/** The product's own colour, where no programme has chosen one. */
export const HOUSE_COLOR = '#1f5c4d';

/** Warm greys: paper to ink. Mantine takes its borders, tracks and disabled states from `gray`. */
const sand: MantineColorsTuple = [
  '#fbf8f3',
  '#f5efe6',
  '#ebe3d6',
  '#dfd4c3',
  '#cabca8',
  '#a3957f',
  '#7a6e5d',
  '#5f5548',
  '#463e34',
  '#2b251e',
];
const leaf: MantineColorsTuple = [
  '#eef6ee',
  '#dcedde',
  '#bcdcc1',
  '#93c49d',
  '#68a878',
  '#478c5b',
  '#357748',
  '#286339',
  '#1f4e2d',
  '#153a20',
];
const honey: MantineColorsTuple = [
  '#fff7e3',
  '#feecc0',
  '#fbdc90',
  '#f6c75c',
  '#ecb034',
  '#cf9117',
  '#a87108',
  '#835706',
  '#664306',
  '#4a3006',
];
const clay: MantineColorsTuple = [
  '#fdf1ec',
  '#fae0d6',
  '#f3c3b2',
  '#e99f86',
  '#dc775a',
  '#c8573a',
  '#b04529',
  '#95371f',
  '#772b18',
  '#591f11',
];
const dusk: MantineColorsTuple = [
  '#eff4f9',
  '#dee9f2',
  '#bfd3e5',
  '#98b7d2',
  '#6f97bb',
  '#5079a1',
  '#3c6489',
  '#2f5273',
  '#24405b',
  '#1a2f44',
];

const components: MantineThemeOverride['components'] = {
  Button: { defaultProps: { radius: 'md' }, styles: { root: { fontWeight: 600 } } },
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray.8', size: 44 } },
  Paper: { defaultProps: { radius: 'lg' } },
  Modal: {
    defaultProps: {
      radius: 'lg',
      centered: true,
      overlayProps: { color: '#2b251e', opacity: 0.4 },
    },
  },
  Drawer: { defaultProps: { overlayProps: { color: '#2b251e', opacity: 0.4 } } },
  // Mantine's placeholder for the focus is no entry, and a menu may hold entries alone.
  Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  InputWrapper: {
    styles: {
      label: { marginBottom: '0.3rem', fontWeight: 600 },
      description: { marginBottom: '0.375rem', lineHeight: 1.45 },
    },
  },
  TextInput: { defaultProps: { size: 'md' } },
  Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
  Select: { defaultProps: { size: 'md' } },
  NativeSelect: { defaultProps: { size: 'md' } },
  NumberInput: { defaultProps: { size: 'md' } },
  Tooltip: { defaultProps: { color: 'gray.9', withArrow: true } },
};

/** The theme of the portal with a programme's colour (`#rrggbb`) for buttons, links and what is current. */
export function portalTheme(programColor: string = HOUSE_COLOR): MantineThemeOverride {
  return createTheme({
    colors: { program: programShades(programColor), gray: sand, leaf, honey, clay, dusk },
    primaryColor: 'program',
    primaryShade: PRIMARY_SHADE,
    black: '#2b251e',
    white: '#ffffff',
    fontFamily: 'var(--font-text)',
    fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    headings: {
      fontFamily: 'var(--font-title)',
      fontWeight: '600',
      textWrap: 'balance',
      sizes: {
        h1: { fontSize: '1.875rem', lineHeight: '1.22' },
        h2: { fontSize: '1.375rem', lineHeight: '1.3' },
        h3: { fontSize: '1.125rem', lineHeight: '1.4' },
        h4: { fontSize: '1rem', lineHeight: '1.45' },
      },
    },
    fontSizes: { xs: '0.8125rem', sm: '0.9rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
    lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.4' },
    radius: { xs: '4px', sm: '7px', md: '10px', lg: '16px', xl: '24px' },
    defaultRadius: 'md',
    shadows: {
      xs: '0 1px 2px rgb(74 54 24 / 6%)',
      sm: '0 1px 2px rgb(74 54 24 / 6%), 0 4px 14px rgb(74 54 24 / 5%)',
      md: '0 2px 4px rgb(74 54 24 / 6%), 0 12px 32px rgb(74 54 24 / 10%)',
    },
    respectReducedMotion: true,
    cursorType: 'pointer',
    components,
  });
}

/** Where Mantine's own greys are too faint to read on our paper. */
export const portalVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#665c4f',
    '--mantine-color-placeholder': '#766b5b',
    '--mantine-color-error': '#95371f',
    '--mantine-color-default-border': '#d8ccba',
  },
  dark: {},
});
