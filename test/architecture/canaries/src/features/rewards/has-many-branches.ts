// expects: complexity
export function grade(points: number): string {
  if (points > 10) return 'a';
  if (points > 9) return 'b';
  if (points > 8) return 'c';
  if (points > 7) return 'd';
  if (points > 6) return 'e';
  if (points > 5) return 'f';
  if (points > 4) return 'g';
  if (points > 3) return 'h';
  if (points > 2) return 'i';
  if (points > 1) return 'j';
  return 'k';
}
