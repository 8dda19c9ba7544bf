import { deflateRawSync } from 'node:zlib'

export type Part = { name: string; text: string | Buffer; says?: number }

/** A ZIP as a stranger might make it; `says` is the size that its header claims. */
export function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, text, says } of parts) {
    const data = deflateRawSync(text)
    const size = says ?? Buffer.byteLength(text)
    const header = (start: number, at?: number) => {
      const bytes = Buffer.alloc(at === undefined ? 30 : 46)
      bytes.writeUInt32LE(start, 0)
      const facts = at === undefined ? 4 : 6
      bytes.writeUInt16LE(20, facts)
      bytes.writeUInt16LE(8, facts + 4)
      bytes.writeUInt32LE(data.length, facts + 14)
      bytes.writeUInt32LE(size, facts + 18)
      bytes.writeUInt16LE(Buffer.byteLength(name), facts + 22)
      if (at !== undefined) bytes.writeUInt32LE(at, 42)
      return Buffer.concat([bytes, Buffer.from(name)])
    }
    local.push(header(0x04034b50), data)
    central.push(header(0x02014b50, offset))
    offset += 30 + Buffer.byteLength(name) + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
