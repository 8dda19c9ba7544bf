import { words } from '../../base/words/common.ts'
import { addressOf, Problem } from '../../web/call.ts'
import { languageInUse } from '../../web/language.tsx'
import type { Answer, Endpoint } from '../../http/contract.ts'

/** Compressed where the browser can; XLSX and ZIP are compressed already. */
async function packed(file: File): Promise<{ body: Blob; type: string }> {
  const plain = { body: file, type: 'application/octet-stream' }
  if (/\.(?:xlsx|zip)$/i.test(file.name) || typeof CompressionStream === 'undefined') return plain
  const stream = file.stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(stream).blob(), type: 'application/gzip' }
}

/**
 * Sends a file and waits until it is judged; by XMLHttpRequest, for only that tells how much has gone up.
 * @param onSent in whole percent of the file
 * @throws {Problem} with the server's sentence, or `no-answer`
 */
export async function uploadFile<E extends Endpoint>(
  it: E,
  query: Record<string, string | undefined>,
  file: File,
  onSent: (percent: number) => void,
): Promise<Answer<E>> {
  const language = languageInUse()
  const { body, type } = await packed(file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(it.method, addressOf(it.path, {}, query))
    request.setRequestHeader('content-type', type)
    request.setRequestHeader('accept-language', language)
    request.responseType = 'json'
    request.upload.onprogress = (event) =>
      event.lengthComputable && onSent(Math.floor((event.loaded / event.total) * 100))
    request.onload = () => {
      if (request.status === 200) return resolve(request.response as Answer<E>)
      reject(
        new Problem(request.response ?? { title: words.noAnswer[language], status: request.status, code: 'no-answer' }),
      )
    }
    request.onerror = () => reject(new Problem({ title: words.noAnswer[language], status: 0, code: 'no-answer' }))
    request.send(body)
  })
}
