// Writes npm-edtf.tsv, the first and last day that the JavaScript library edtf gives to a date:
//   npm install edtf@4.11.1 && node npm-edtf.mjs > npm-edtf.tsv
// Left out is what the two read differently, on purpose:
//   2024-10-1X~                the library knows no qualifier after unspecified digits of a day
//   2024-10-08/2024-10-08      refused there
//   [2024-10-07..2024-10-09]   the library takes the last day for 2024-10-07
//   [2024-10-09,2024-10-07]    first and last as written there, sorted here
//   2023-02-29                 1 March there, refused here
//   2024-21, {…}, times        read there, refused here
import edtf from 'edtf'

const two = n => String(n).padStart(2, '0')
const dates = []
for (const d of ['2024-02-29', '2024-10-08', '2023-12-31', '1999-01-01', '0476-09-04', '2024-02', '2023-02', '2024-10',
  '2024-12', '1900-02', '2024', '1999', '0800']) {
  for (const qualifier of ['', '?', '~', '%']) dates.push(d + qualifier)
}
for (let m = 1; m <= 12; m++) dates.push(`2023-${two(m)}`, `2024-${two(m)}-XX`, `2024-${two(m)}-2X`)
for (const month of ['2024-02', '2023-02', '2024-10']) {
  for (const ten of ['0X', '1X', '2X']) dates.push(`${month}-${ten}`)
}
dates.push('2024-10-3X', '2024-XX', '2024-XX-XX', '202X', '199X', '000X', '20XX', '19XX', '00XX')
dates.push('2024-10-08/2024-10-13', '2024-09-30/2024-10-02', '2024-12-31/2025-01-01', '2024-10/2024-11', '2024-10/2025',
  '2024/2025-03', '2024-10-08?/2024-10-13~', '2024~/2025-02%', '2024-02-29%/2024-03', '2024-10-XX/2024-12', '202X/2031',
  '2024/2024-03', '2024-08/..', '2024-08-01~/..', '2024/..', '../2024-12-31', '../2024-12?', '../2024')
dates.push('[2024-10-07,2024-10-08]', '[2024-02-28,2024-02-29,2024-03-01]')

const day = ms => Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : '..'
console.log("# made by npm-edtf.mjs with npm edtf 4.11.1: date, first day, last day (.. for open)")
for (const s of new Set(dates)) {
  const d = edtf(s)
  console.log(`${s}\t${day(d.min)}\t${day(d.max)}`)
}
