import { parentPort, workerData } from 'node:worker_threads'
import { readOpml } from '../rules/opml.ts'

parentPort?.postMessage(readOpml(workerData as string))
