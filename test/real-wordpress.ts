/**
 * A real WordPress on a real database, for a test: Debian's packages `wordpress`, `php-cli`, `php-mysql` and
 * `mariadb-server-core`, started from nothing in a folder of their own. Null where one of them is not installed.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const program = process.env['SIAR_WORDPRESS'] ?? '/usr/share/wordpress'
const needed = ['/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db', join(program, 'wp-settings.php')]

export const noWordPress = needed.every((it) => existsSync(it))
  ? false
  : 'Debian’s wordpress, php-cli, php-mysql and mariadb-server-core are not all here'

export type RealWordPress = {
  readonly address: string
  readonly username: string
  readonly password: string
  /** What PHP prints for this code, within WordPress. */
  php(code: string): Promise<string>
  close(): Promise<void>
}

export async function startWordPress(): Promise<RealWordPress> {
  const folder = await mkdtemp(join(tmpdir(), 'siar-wordpress-'))
  const [site, data, socket] = ['site', 'data', 'db.sock'].map((name) => join(folder, name)) as [string, string, string]
  const children: ChildProcess[] = []
  const start = (file: string, args: string[]) => {
    const child = spawn(file, args, { stdio: 'ignore' })
    children.push(child)
    return child
  }
  const close = async () => {
    for (const child of children.toReversed()) {
      child.kill('SIGKILL') // all of it is thrown away
      if (child.exitCode === null && child.signalCode === null)
        await new Promise((resolve) => child.once('exit', resolve))
    }
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await run('/usr/bin/mariadb-install-db', [
      '--no-defaults',
      '--auth-root-authentication-method=normal',
      `--datadir=${data}`,
    ])
    start('/usr/sbin/mariadbd', [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      '--skip-networking',
      '--user=root',
      `--pid-file=${join(folder, 'db.pid')}`,
    ])
    await cp(program, site, {
      recursive: true,
      filter: (path) => !path.endsWith('.htaccess') && !path.endsWith('wp-config.php'),
    })
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    await writeFile(
      join(site, 'wp-config.php'),
      `<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_HOME', '${address}'); define('WP_SITEURL', '${address}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', '${site}/');
require_once ABSPATH . 'wp-settings.php';`,
    )
    // PHP's own server asks this file for what lies nowhere.
    await writeFile(
      join(site, 'route.php'),
      `<?php $path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php'; require __DIR__ . '/index.php';`,
    )
    await untilUp(() =>
      run('/usr/bin/php', ['-r', `exit(@mysqli_connect('localhost','root','','',0,'${socket}')?0:1);`]),
    )
    await run('/usr/bin/php', [
      '-r',
      `mysqli_query(mysqli_connect('localhost','root','','',0,'${socket}'),'create database wp');`,
    ])
    const php = async (code: string, before = '') => {
      const file = join(folder, `${children.length}-${performance.now()}.php`)
      await writeFile(file, `<?php ${before} require '${site}/wp-load.php'; ${code}`)
      return (await run('/usr/bin/php', ['-d', 'display_errors=stderr', file])).stdout
    }
    await php(
      `require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Situs Uji', 'siar', 'siar@contoh.go.id', true, '', 'rahasia');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');`,
      `define('WP_INSTALLING', true);`,
    )
    const password = await php(
      `echo WP_Application_Passwords::create_new_application_password(1, ['name' => 'Siar'])[0];`,
    )
    start('/usr/bin/php', ['-d', 'display_errors=0', '-S', `127.0.0.1:${port}`, '-t', site, join(site, 'route.php')])
    await untilUp(() =>
      fetch(`${address}/wp-json/`).then((it) => (it.ok ? null : Promise.reject(new Error('not yet')))),
    )
    return { address, username: 'siar', password, php, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function untilUp(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await ask())
    } catch (error) {
      if (tries >= 150) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
