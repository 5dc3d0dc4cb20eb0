// expects: boundaries/dependencies (rules import no framework)
import { Injectable } from '@nestjs/common';

export const decorator = Injectable;
