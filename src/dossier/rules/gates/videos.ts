import { captionsOf, picturesOf } from '../../../base/content.ts'
import type { Finding, Gate } from '../gate.ts'

/** Whoever does not hear or see a video gets what it says in another way (UU 8/2016; WCAG 2.2, guideline 1.2). */
export const videosGate: Gate = {
  id: 'videos',
  findingsOf({ content }) {
    const pictures = new Set(picturesOf(content))
    return (content.videos ?? []).flatMap((video, at) => {
      const finding = (
        code: Finding['code'],
        field: string,
        more: Pick<Finding, 'severity' | 'override'> & { law?: string },
      ): Finding => ({
        gate: 'videos',
        code,
        about: { number: at + 1, title: video.title || String(at + 1) },
        place: { at: `video/${at}/${field}`, from: 0, to: 0 },
        law: '',
        // With the file: who answered for one video did not answer for the next.
        key: `${code}:${video.id}:${video.file ?? video.address ?? ''}`,
        ...more,
      })
      const must = { severity: 'must', override: 'never' } as const
      const hasSource = Boolean(video.file ?? video.address)
      const found: Finding[] = []
      if (video.title.trim() === '') found.push(finding('video-title-missing', 'title', must))
      if (!hasSource) found.push(finding('video-source-missing', 'title', must))
      if (captionsOf(video).length === 0)
        found.push(
          finding('video-captions-missing', 'title', {
            severity: 'must',
            override: 'reason', // nobody speaks in it, or the service that shows it has them
            law: 'UU 8/2016; WCAG 2.2 kriteria 1.2.2',
          }),
        )
      if (video.transcript.trim() === '')
        found.push(
          finding('video-transcript-missing', 'transcript', {
            severity: 'should',
            override: 'never',
            law: 'UU 8/2016; WCAG 2.2 kriteria 1.2.3',
          }),
        )
      if (video.sign && !video.signFile && !video.signAddress)
        found.push(finding('video-sign-source-missing', 'title', must))
      if (!video.sign)
        found.push(
          finding('video-sign-missing', 'title', { severity: 'note', override: 'never', law: 'UU 8/2016 pasal 24' }),
        )
      if (video.poster && !pictures.has(video.poster))
        found.push(finding('video-poster-lost', 'title', { severity: 'should', override: 'never' }))
      return found
    })
  },
}
