/** A text that would run, work out, break out or turn round what stands beside it, were it more than text. */
export function hostile(tag: string, max = 300): string {
  const shortest = `<svg onload=window.__hit=1>`
  const whole = `uji {{7*7}} "><svg onload=window.__hit=1><script>window.__hit=1</script><img src=x onerror=window.__hit=1>\u202E${tag}`
  return (max < 50 ? shortest : whole).slice(0, max)
}
