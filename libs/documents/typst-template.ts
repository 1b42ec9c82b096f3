/**
 * The archived page. Everything it shows comes as JSON in `sys.inputs` and is set as text: typst never reads a value as markup.
 * Fonts: the first of these that is on the machine or in node_modules; all have the rare characters of names.
 */
export const TYPST_TEMPLATE = `
#let page-data = json(bytes(sys.inputs.page))
#let mark = page-data.mark
#let on = page-data.printedOn
#set document(title: page-data.title.zh, date: datetime(year: on.at(0), month: on.at(1), day: on.at(2)))
#set text(
  font: ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Songti SC", "SimSun", "SimSun-ExtB"),
  size: 11pt, lang: "zh", region: "cn",
)
#let gloss(words) = text(size: 7.5pt, fill: luma(80), lang: "en", words)
#let bilingual(words) = [#words.zh #gloss(words.en)]
#let exact(words) = text(font: "DejaVu Sans Mono", size: 6pt, words)
#set page(
  paper: "a4", flipped: page-data.landscape, margin: (x: 22mm, top: 24mm, bottom: 30mm),
  footer: context [
    #line(length: 100%, stroke: 0.4pt)
    #v(-6pt)
    #set text(size: 7pt)
    #set par(leading: 4pt, spacing: 4pt)
    编号 Serial #exact(mark.serial) #h(1fr) 第 #counter(page).display() 页，共 #counter(page).final().first() 页 \\
    页面摘要 Digest #exact(mark.digest) #h(1fr) 打印时间 Printed #exact(mark.printedAt)
    #if mark.recordHash != none [\\ 记录散列 Record hash #exact(mark.recordHash)]
  ],
)
#set par(leading: 8pt, spacing: 10pt, justify: true)
#align(center)[#text(size: 19pt, weight: "bold", page-data.title.zh) \\ #gloss(page-data.title.en)]
#v(4mm)
#let with-gloss(words, more) = if more == none { words } else [#words \\ #gloss(more)]
#for block in page-data.blocks {
  if block.kind == "heading" {
    std.block(above: 6mm, below: 3mm, sticky: true, text(size: 12.5pt, weight: "bold", bilingual(block.words)))
  } else if block.kind == "text" {
    par(with-gloss(block.text, block.gloss))
  } else if block.kind == "fields" {
    grid(
      columns: (auto, 1fr), column-gutter: 8mm, row-gutter: 3.5mm,
      ..block.rows.map(row => (bilingual(row.label), with-gloss(row.value, row.gloss))).flatten(),
    )
  } else if block.kind == "table" {
    set par(justify: false)
    set text(size: if block.dense { 7pt } else { 10pt })
    set par(leading: 3pt) if block.dense
    let cells = if block.rows.len() == 0 {
      (table.cell(colspan: block.head.len(), bilingual(block.empty)),)
    } else { block.rows.flatten() }
    table(
      columns: (auto,) * block.head.len(), inset: if block.dense { 1mm } else { 2mm }, stroke: 0.5pt,
      table.header(..block.head.map(words => bilingual(words))), ..cells,
    )
  }
}
#let signature = page-data.signature
#if signature != none {
  v(12mm)
  align(right, block(breakable: false)[#signature.issuer;（盖章） \\ #signature.on])
  if signature.receipt {
    v(8mm)
    [签收人 #box(width: 40mm, stroke: (bottom: 0.5pt)) #h(8mm) 签收日期 #box(width: 40mm, stroke: (bottom: 0.5pt))]
  }
}
`;
