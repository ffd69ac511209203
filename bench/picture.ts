/** One chart of bars: a name and a figure each. */
export interface Chart {
  title: string;
  bars: { name: string; value: number; isOwn: boolean }[];
}

const WIDTH = 760;
const BAR_X = 300;
const BAR_WIDTH = 380;
const ROW = 26;
const HEAD = 44;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function drawChart({ title, bars }: Chart, top: number): string {
  const largest = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(({ name, value, isOwn }, index) => {
    const y = top + HEAD + index * ROW;
    const width = Math.max(1, Math.round((value / largest) * BAR_WIDTH));
    return `  <text x="${BAR_X - 8}" y="${y + 14}" text-anchor="end">${escape(name)}</text>
  <rect x="${BAR_X}" y="${y}" width="${width}" height="18" rx="2"${isOwn ? ' class="own"' : ''}/>
  <text x="${BAR_X + width + 6}" y="${y + 14}">${value.toLocaleString('en')}</text>`;
  });
  return [`  <text x="0" y="${top + 26}" class="title">${escape(title)}</text>`, ...rows].join('\n');
}

/** An SVG of the charts below each other, each on a scale of its own, for a light and for a dark page. */
export function draw(label: string, charts: Chart[]): string {
  const tops = [0];
  for (const { bars } of charts) tops.push((tops.at(-1) ?? 0) + HEAD + bars.length * ROW + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${tops.at(-1)}" width="${WIDTH}" height="${tops.at(-1)}" role="img" aria-label="${escape(label)}">
  <style>
    text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    rect { fill: #afb8c1 }
    .own { fill: #0969da }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      rect { fill: #57606a }
      .own { fill: #4493f8 }
    }
  </style>
${charts.map((chart, index) => drawChart(chart, tops[index] ?? 0)).join('\n')}
</svg>
`;
}
