/** Amounts in yuan are decimal strings; they are compared as whole fen, never as floating numbers. */
export function yuanAbove(amount: string, limit: string): boolean {
  return fen(amount) > fen(limit);
}

function fen(amount: string): number {
  const [yuan = '0', fraction = ''] = amount.split('.');
  return Number(yuan) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2));
}
