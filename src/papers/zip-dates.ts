import { dosDate } from '../base/dos-date.ts'

const END = 0x06_05_4b_50
const CENTRAL = 0x02_01_4b_50
const LOCAL = 0x04_03_4b_50
const END_BYTES = 22

/**
 * Gives every entry of a ZIP one date, in place. The library that writes Word documents dates them by the clock and the
 * time zone of the machine and cannot be told otherwise; its ZIP has no comment and no ZIP64 (APPNOTE 4.3.7, 4.3.12,
 * 4.3.16).
 * @throws {Error} on a ZIP of another build
 */
export function setZipDates(zip: Buffer, at: Date): Buffer {
  const date = dosDate(at)
  const end = zip.length - END_BYTES
  expect(zip, end, END)
  let header = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip, header, CENTRAL)
    zip.writeUInt32LE(date, header + 12)
    const local = zip.readUInt32LE(header + 42)
    expect(zip, local, LOCAL)
    zip.writeUInt32LE(date, local + 10)
    header += 46 + zip.readUInt16LE(header + 28) + zip.readUInt16LE(header + 30) + zip.readUInt16LE(header + 32)
  }
  return zip
}

function expect(zip: Buffer, at: number, signature: number): void {
  if (at < 0 || zip.readUInt32LE(at) !== signature) throw new Error('the Word document is a ZIP of another build')
}
