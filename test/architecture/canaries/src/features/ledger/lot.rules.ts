// expects: nothing (rules use their like and pure libraries)
import { z } from 'zod';
import { lotPrefix } from './lot-prefix.rules.js';

export const lotName = (name: string): string => lotPrefix + z.string().parse(name);
