import type { Bilingual } from '#law/language';
import { everyText, legible } from './legible.ts';
import type { Block, Mark, Page, Signature } from './page.ts';

/**
 * A page for the clerk's own printer: A4, with the fonts of that machine (仿宋 is on every Windows desk, and may not be shipped).
 * Every text goes through `escaped`; a page has no script and loads nothing.
 */
export function htmlPage(page: Page): string {
  const { title, landscape, blocks, signature, mark } = everyText(page, legible);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title.zh)}</title>
<style>${STYLE}@page{size:A4 ${landscape ? 'landscape' : 'portrait'};@bottom-left{content:"${footText(mark)}"}}</style>
</head>
<body>
<main>
<h1>${escaped(title.zh)}<small lang="en">${escaped(title.en)}</small></h1>
${blocks.map(htmlBlock).join('\n')}
${signature === null ? '' : htmlSignature(signature)}
</main>
${htmlMark(mark)}
</body>
</html>
`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${bilingual(block.words)}</h2>`;
    case 'text':
      return `<p>${isolated(block.text)}${gloss(block.gloss)}</p>`;
    case 'fields':
      return `<dl>${block.rows
        .map((row) => `<dt>${bilingual(row.label)}</dt><dd>${isolated(row.value)}${gloss(row.gloss)}</dd>`)
        .join('')}</dl>`;
    case 'table':
      return htmlTable(block);
    default:
      return block satisfies never;
  }
}

function htmlTable({ head, rows, dense, empty }: Extract<Block, { kind: 'table' }>): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${isolated(cell)}</td>`).join('');
  const body =
    rows.length === 0
      ? `<tr><td colspan="${head.length}">${bilingual(empty)}</td></tr>`
      : rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
  const heads = head.map((words) => `<th scope="col">${bilingual(words)}</th>`).join('');
  return `<table${dense ? ' class="dense"' : ''}>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function htmlSignature({ issuer, on, receipt }: Signature): string {
  const line = '<p class="receipt">签收人 <i></i> 签收日期 <i></i></p>';
  return `<div class="signature"><p>${isolated(issuer)}（盖章）</p><p>${escaped(on)}</p></div>${receipt ? line : ''}`;
}

function htmlMark({ serial, digest, recordHash, printedAt }: Mark): string {
  const rows = [
    [{ zh: '编号', en: 'Serial' }, serial],
    [{ zh: '页面摘要', en: 'Digest (SHA-256)' }, digest],
    ...(recordHash === null ? [] : [[{ zh: '记录散列', en: 'Record hash' }, recordHash] as const]),
    [{ zh: '打印时间', en: 'Printed at' }, printedAt],
  ] as const;
  const lines = rows.map(([label, value]) => `<dt>${bilingual(label)}</dt><dd>${escaped(value)}</dd>`).join('');
  return `<footer><dl>${lines}</dl></footer>`;
}

/** On each printed sheet; browsers that know no margin boxes print the footer once, at the end. */
function footText({ serial, digest }: Mark): string {
  return `${serial} · ${digest}`.replace(/[^\w ·-]/g, '');
}

/** A name written from right to left turns round nothing but itself. */
function isolated(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}

function bilingual({ zh, en }: Bilingual): string {
  return `${escaped(zh)} <small lang="en">${escaped(en)}</small>`;
}

function gloss(text: string | null): string {
  return text === null ? '' : `<small class="gloss" lang="en">${escaped(text)}</small>`;
}

const STYLE = `
body{font:12pt/1.7 FangSong,仿宋,STFangsong,"Noto Serif CJK SC","Noto Serif SC","Songti SC",SimSun,SimSun-ExtB,serif;color:#000;margin:0}
main,footer{max-width:260mm;margin:0 auto;padding:10mm 12mm}
h1{text-align:center;font-size:20pt;line-height:1.3}h1 small{display:block;font-size:10pt;font-weight:normal}
h2{font-size:13pt;margin:6mm 0 2mm;break-after:avoid}small{font-size:8pt;color:#444;font-weight:normal}
small.gloss{display:block;line-height:1.4}p{margin:2mm 0;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 6mm;margin:2mm 0}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:11pt}thead{display:table-header-group}tr{break-inside:avoid}
th,td{border:.3mm solid #000;padding:1.5mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
table.dense{font-size:8pt;line-height:1.3}.dense th,.dense td{padding:.8mm 1mm}
.signature{text-align:right;margin-top:14mm;break-inside:avoid}.receipt i{display:inline-block;width:40mm;border-bottom:.3mm solid #000}
footer{font-size:8pt;border-top:.3mm solid #000}footer dl{gap:0 4mm}footer dd{font-family:monospace}
@media print{main,footer{max-width:none;padding:0}}
@page{margin:20mm 18mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}@bottom-left{font:6.5pt monospace}}
`;
