namespace Delivery.Functions.Tests.Email;

/// <summary>Reports as servers write them; hosts, addresses and numbers are invented.</summary>
internal static class ReturnedForms
{
    /// <param name="id">Of the mail that is returned.</param>
    /// <param name="to">The address that it was to.</param>
    public static string Of(string form, Guid id, string to) =>
        (
            form switch
            {
                nameof(Postfix) => Postfix,
                nameof(Exchange) => Exchange,
                nameof(HeadersOnly) => HeadersOnly,
                nameof(Qmail) => Qmail,
                nameof(Provider) => Provider,
                nameof(Delayed) => Delayed,
                nameof(Read) => Read,
                nameof(Away) => Away,
                _ => throw new ArgumentOutOfRangeException(nameof(form)),
            }
        )
            .Replace("{id}", $"{id:N}@delivery", StringComparison.Ordinal)
            .Replace("{to}", to, StringComparison.Ordinal);

    private const string Original = """
        From: =?utf-8?b?6YWN6YCB?= <peisong@association.example>
        To: <{to}>
        Subject: =?utf-8?b?6K+35YaZ5aSq5p6B5ouz55qE6YWN6YCB5paw6Ze7?=
        Message-ID: <{id}>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        text
        """;

    public const string Postfix = $$"""
        Return-Path: <>
        Date: Tue, 22 Sep 2026 09:00:31 +0800 (CST)
        From: MAILER-DAEMON@mx.association.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: peisong@association.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="4Xabc1.1790000000/mx.association.example"
        Message-Id: <20260922010031.4Xabc1@mx.association.example>

        This is a MIME-encapsulated message.

        --4Xabc1.1790000000/mx.association.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mx.association.example.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <{to}>: host mx.street.example[192.0.2.25] said: 550 5.1.1 <{to}>:
            Recipient address rejected: User unknown (in reply to RCPT TO command)

        --4Xabc1.1790000000/mx.association.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.association.example
        X-Postfix-Queue-ID: 4Xabc1
        X-Postfix-Sender: rfc822; peisong@association.example
        Arrival-Date: Tue, 22 Sep 2026 09:00:30 +0800 (CST)

        Final-Recipient: rfc822; {to}
        Original-Recipient: rfc822;{to}
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.street.example
        Diagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address rejected: User unknown

        --4Xabc1.1790000000/mx.association.example
        Content-Description: Undelivered Message
        Content-Type: message/rfc822

        {{Original}}

        --4Xabc1.1790000000/mx.association.example--
        """;

    public const string Exchange = $$"""
        From: <postmaster@street.example>
        To: <peisong@association.example>
        Date: Tue, 22 Sep 2026 09:00:31 +0800
        Subject: =?utf-8?b?5peg5rOV5Lyg6YCS?=
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="c7f1a2d4-0000-4000-8000-000000000001"
        X-MS-Exchange-Message-Is-Ndr:
        In-Reply-To: <{id}>
        References: <{id}>
        Message-ID: <c7f1a2d4@EX01.street.example>

        --c7f1a2d4-0000-4000-8000-000000000001
        Content-Type: text/html; charset="us-ascii"

        <html><body><p>Delivery has failed to these recipients: {to}</p></body></html>
        --c7f1a2d4-0000-4000-8000-000000000001
        Content-Type: message/delivery-status

        Reporting-MTA: dns;EX01.street.example
        Received-From-MTA: dns;mx.association.example

        Final-recipient: RFC822;{to}
        Action: failed
        Status: 5.1.10
        Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
        X-Display-Name: {to}

        --c7f1a2d4-0000-4000-8000-000000000001
        Content-Type: message/rfc822

        {{Original}}

        --c7f1a2d4-0000-4000-8000-000000000001--
        """;

    public const string HeadersOnly = $$"""
        Return-Path: <>
        From: Mail Delivery Subsystem <mailer-daemon@mx.street.example>
        To: peisong@association.example
        Subject: Returned mail: see transcript for details
        Auto-Submitted: auto-generated (failure)
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="36M1b.1"

        --36M1b.1
        Content-Type: text/plain

           ----- The following addresses had permanent fatal errors -----
        <{to}>
            (reason: mailbox is full)

        --36M1b.1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.street.example

        Final-Recipient: RFC822; zhou.er@archive.street.example
        Original-Recipient: rfc822;{to}
        Action: failed
        Status: 5.2.2

        --36M1b.1
        Content-Type: text/rfc822-headers

        {{Original}}

        --36M1b.1--
        """;

    public const string Qmail = $$"""
        Return-Path: <>
        Date: 22 Sep 2026 01:00:31 -0000
        From: MAILER-DAEMON@mx.street.example
        To: peisong@association.example
        Subject: failure notice

        Hi. This is the qmail-send program at mx.street.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <{to}>:
        192.0.2.25 does not like recipient.
        Remote host said: 550 User not found
        Giving up on 192.0.2.25.

        --- Below this line is a copy of the message.

        Return-Path: <peisong@association.example>
        {{Original}}
        """;

    public const string Provider = $$"""
        From: PostMaster@mail.example
        To: peisong@association.example
        Subject: =?utf-8?b?57O757uf6YCA5L+h?=
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="----=_NextPart_1"

        ------=_NextPart_1
        Content-Type: text/html; charset=utf-8

        <p>抱歉，您的邮件被退回来了。收件人：{to}，原因：邮箱不存在。</p>

        ------=_NextPart_1
        Content-Type: message/rfc822
        Content-Disposition: attachment; filename="original.eml"

        {{Original}}

        ------=_NextPart_1--
        """;

    public const string Delayed = $$"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.association.example (Mail Delivery System)
        Subject: Delayed Mail (still being retried)
        To: peisong@association.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="4Xabc2"

        --4Xabc2
        Content-Type: text/plain; charset=us-ascii

        THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.

        <{to}>: connect to mx.street.example[192.0.2.25]:25: Connection timed out

        --4Xabc2
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.association.example

        Final-Recipient: rfc822; {to}
        Action: delayed
        Status: 4.4.1
        Diagnostic-Code: X-Postfix; connect to mx.street.example: Connection timed out

        --4Xabc2
        Content-Type: text/rfc822-headers

        {{Original}}

        --4Xabc2--
        """;

    public const string Read = """
        From: {to}
        To: peisong@association.example
        Subject: Read: mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=disposition-notification; boundary="m1"

        --m1
        Content-Type: text/plain

        Your message was read on Tuesday, September 22, 2026.

        --m1
        Content-Type: message/disposition-notification

        Reporting-UA: street.example; Mail
        Final-Recipient: rfc822;{to}
        Original-Message-ID: <{id}>
        Disposition: manual-action/MDN-sent-manually; displayed

        --m1--
        """;

    public const string Away = """
        From: {to}
        To: peisong@association.example
        Subject: =?utf-8?b?6Ieq5Yqo5Zue5aSN?=
        Auto-Submitted: auto-replied
        Precedence: bulk
        In-Reply-To: <{id}>
        References: <{id}>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        您好，我出差在外，九月二十八日回来再处理您的邮件。急事请打街道办公室的电话，谢谢。
        """;
}
