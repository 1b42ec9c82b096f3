/** Amounts in yuan are decimal strings; they are compared and added as whole fen, never as floating numbers. */
export function yuanAbove(amount: string, limit: string): boolean {
  return fen(amount) > fen(limit);
}

export function fen(amount: string): number {
  const [yuan = '0', fraction = ''] = amount.split('.');
  return Number(yuan) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
}

/** Back to a decimal string; `amount` is not negative. */
export function yuan(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}
