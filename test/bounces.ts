/** Letters that came back, in the shapes in which mail systems write them; the words are ours. */

export type Returned = {
  readonly letterId: string
  readonly to: string
  /** Such as 5.1.1; the three digits before it are made of it. */
  readonly status: string
  readonly said?: string
}
const digits = (status: string) => (status.startsWith('5') ? '550' : '450')
const ours = ({ letterId, to }: Returned) =>
  `From: Dinas Kominfo <humas@contoh.go.id>\nTo: Siti <${to}>\nSubject: Siaran pers\nMessage-ID: <${letterId}@contoh.go.id>\nAuto-Submitted: auto-generated`
const words = (it: Returned) => it.said ?? 'User unknown'

/** As Postfix writes it: three parts, the head of the letter alone as the last. */
export const postfix = (it: Returned): string => `Return-Path: <>
From: MAILER-DAEMON@mx.contoh.go.id (Mail Delivery System)
To: humas@contoh.go.id
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4XyZ.1764200000/mx.contoh.go.id"
Message-Id: <20261126030000.4XyZ@mx.contoh.go.id>

This is a MIME-encapsulated message.

--4XyZ.1764200000/mx.contoh.go.id
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

<${it.to}>: host mx.media.id said: ${digits(it.status)} ${it.status} ${words(it)}

--4XyZ.1764200000/mx.contoh.go.id
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.contoh.go.id
X-Postfix-Queue-ID: 4XyZ
Arrival-Date: Thu, 26 Nov 2026 10:00:00 +0700 (WIB)

Final-Recipient: rfc822; ${it.to}
Original-Recipient: rfc822;${it.to}
Action: failed
Status: ${it.status}
Remote-MTA: dns; mx.media.id
Diagnostic-Code: smtp; ${digits(it.status)} ${it.status}
    ${words(it)}

--4XyZ.1764200000/mx.contoh.go.id
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <humas@contoh.go.id>
${ours(it)}

--4XyZ.1764200000/mx.contoh.go.id--
`

/** As Exim writes it: every failure is 5.0.0, and the whole letter comes back. */
export const exim = (it: Returned): string => `Return-path: <>
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.contoh.go.id>
To: humas@contoh.go.id
References: <${it.letterId}@contoh.go.id>
Content-Type: multipart/report; report-type=delivery-status; boundary=1764200000-eximdsn-12
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender

--1764200000-eximdsn-12
Content-type: text/plain; charset=us-ascii

A message that you sent could not be delivered to one or more of its recipients.

--1764200000-eximdsn-12
Content-type: message/delivery-status

Reporting-MTA: dns; mx.contoh.go.id

Action: failed
Final-Recipient: rfc822;${it.to}
Status: ${it.status.startsWith('5') ? '5.0.0' : '4.0.0'}
Remote-MTA: dns; mx.media.id
Diagnostic-Code: smtp; ${digits(it.status)}-${it.status} ${words(it)}

--1764200000-eximdsn-12
Content-type: message/rfc822

${ours(it)}
Content-Type: text/plain

Isi siaran pers, yang menyebut <orang-lain@media.id> dan kode 5.1.1.

--1764200000-eximdsn-12--
`

/** As Exchange writes it: a report within a mixed letter, the status in base64, the head folded. */
export const exchange = (it: Returned): string => `From: <postmaster@media.id>
To: <humas@contoh.go.id>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="9B095B5ADSN=_01DC5E"
X-DSNContext: 7ce717b1 - 1378 - 00000002
Subject: Undeliverable: Siaran pers
In-Reply-To: <${it.letterId}@contoh.go.id>

--9B095B5ADSN=_01DC5E
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="dalam"

--dalam
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

${Buffer.from(`Your message to ${it.to} couldn't be delivered.`).toString('base64')}

--dalam
Content-Type: text/html; charset="utf-8"

<p>Your message couldn't be delivered.</p>

--dalam--

--9B095B5ADSN=_01DC5E
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(`Reporting-MTA: dns;ex.media.id\r\nReceived-From-MTA: dns;mx.contoh.go.id\r\n\r\nOriginal-Recipient: rfc822;${it.to.toUpperCase()}\r\nFinal-Recipient: rfc822;${it.to}\r\nAction: failed\r\nStatus: ${it.status}\r\nDiagnostic-Code: smtp;${digits(it.status)} ${it.status} RESOLVER.ADR.RecipientNotFound; ${words(it)}\r\n`).toString('base64')}

--9B095B5ADSN=_01DC5E
Content-Type: message/rfc822

Received: from mx.contoh.go.id (203.0.113.5) by ex.media.id
${ours(it)}

Isi.
--9B095B5ADSN=_01DC5E--
`

/** As Gmail writes it: a picture beside the words, and the letter's head as headers alone. */
export const gmail = (it: Returned): string => `Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: humas@contoh.go.id
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: <${it.letterId}@contoh.go.id>
In-Reply-To: <${it.letterId}@contoh.go.id>
X-Failed-Recipients: ${it.to}
Content-Type: multipart/report; boundary="0000000000007d"; report-type=delivery-status

--0000000000007d
Content-Type: multipart/related; boundary="0000000000008e"

--0000000000008e
Content-Type: text/plain; charset="UTF-8"

** Alamat tidak ditemukan **
Pesan Anda tidak terkirim ke ${it.to}.

--0000000000008e
Content-Type: image/png; name="icon.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--0000000000008e--
--0000000000007d
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Thu, 26 Nov 2026 03:00:00 -0800 (PST)
X-Original-Message-ID: <${it.letterId}@contoh.go.id>

Final-Recipient: rfc822; ${it.to}
Action: failed
Status: ${it.status}
Remote-MTA: dns; gmail-smtp-in.l.google.com. (142.250.4.27, the server for the domain media.id.)
Diagnostic-Code: smtp; ${digits(it.status)}-${it.status} ${words(it)}
Last-Attempt-Date: Thu, 26 Nov 2026 03:00:01 -0800 (PST)

--0000000000007d
Content-Type: message/rfc822

${ours(it)}

--0000000000007d--
`

/** As qmail writes it: plain text, a code in brackets, the letter copied below. */
export const qmail = (it: Returned): string => `Return-Path: <>
From: MAILER-DAEMON@mx.contoh.go.id
To: humas@contoh.go.id
Subject: failure notice

Hi. This is the qmail-send program at mx.contoh.go.id.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${it.to}>:
192.0.2.4 does not like recipient.
Remote host said: ${digits(it.status)} ${words(it)} (#${it.status})
Giving up on 192.0.2.4.

--- Below this line is a copy of the message.

Return-Path: <humas@contoh.go.id>
Received: (qmail 2204 invoked by uid 89); 26 Nov 2026 03:00:00 -0000
${ours(it)}

Isi siaran pers.
`

export const mailSystems = { postfix, exim, exchange, gmail, qmail }

/** Somebody's program answers in their place. */
export const onLeave = (it: Returned): string => `Return-Path: <>
From: Siti <${it.to}>
To: humas@contoh.go.id
Subject: Sedang cuti
In-Reply-To: <${it.letterId}@contoh.go.id>
References: <${it.letterId}@contoh.go.id>
Auto-Submitted: auto-replied (vacation)
Content-Type: text/plain

Saya cuti sampai Senin. 550 5.1.1 bukan alasan.
`
