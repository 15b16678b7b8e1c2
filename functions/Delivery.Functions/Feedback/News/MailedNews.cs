using System.Security.Cryptography;
using System.Text;
using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Web.Typed;
using MimeKit;

namespace Delivery.Functions.Feedback.News;

/// <summary>A street's mail as the gateway handed it on.</summary>
/// <param name="Id">Made of its Message-Id: handed on twice, it is one mail.</param>
/// <param name="Unread">How many of its pictures could not be opened.</param>
/// <param name="TooMany">How many pictures it has beside them, more than news may have; small ones among them that nobody looked at.</param>
public sealed record MailedNews(
    string Id,
    string Sender,
    string Subject,
    string Text,
    IReadOnlyList<CleanPhoto> Photos,
    int Unread,
    int TooMany
)
{
    // Small pictures are signatures and logos.
    private const int LeastSide = 200;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = 20 };

    public static Outcome<MailedNews> Read(byte[] mail)
    {
        MimeMessage message;
        try
        {
            message = MimeMessage.Load(Options, new MemoryStream(mail));
        }
        catch (FormatException)
        {
            return Broken;
        }

        using (message)
            return message.From.Mailboxes.FirstOrDefault() is { Address.Length: > 0 } from
                ? Outcome.Of(Of(message, from.Address, mail))
                : Broken;
    }

    private static Outcome<MailedNews> Broken { get; } =
        Outcome.Refused<MailedNews>("mail.malformed", "这不是一封完整的邮件（message/rfc822），或没有发件人");

    private static MailedNews Of(MimeMessage message, string sender, byte[] mail)
    {
        var pictures = message.BodyParts.OfType<MimePart>().Where(IsPicture).ToList();
        var read = pictures.Take(3 * NewsRules.MostPhotos).Select(Clean).ToList();
        var photos = read.Where(photo => photo is { IsRefused: false })
            .Select(photo => photo.Value)
            .Where(photo => Math.Min(photo.Width, photo.Height) >= LeastSide)
            .ToList();
        return new MailedNews(
            IdOf(message, mail),
            TypedText.Clean(TextKind.Email, sender),
            Cut(TypedText.Clean(TextKind.Line, message.Subject ?? string.Empty), NewsRules.LongestTitle),
            TypedText.Clean(TextKind.Paragraph, MailedText.Of(message)),
            [.. photos.Take(NewsRules.MostPhotos)],
            read.Count(photo => photo.IsRefused),
            Math.Max(0, photos.Count - NewsRules.MostPhotos) + pictures.Count - read.Count
        );
    }

    private static bool IsPicture(MimePart part) =>
        part.ContentType.IsMimeType("image", "*")
        || part.FileName is { } name
            && Path.GetExtension(name).ToUpperInvariant()
                is ".JPG"
                    or ".JPEG"
                    or ".PNG"
                    or ".WEBP"
                    or ".HEIC"
                    or ".HEIF";

    private static Outcome<CleanPhoto> Clean(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return PhotoCleaner.Clean(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static string IdOf(MimeMessage message, byte[] mail) =>
        "mail-"
        + Convert.ToHexStringLower(
            SHA256.HashData(message.MessageId is { Length: > 0 } id ? Encoding.UTF8.GetBytes(id) : mail)
        )[..24];

    // Whoever writes a mail cannot be asked to shorten its subject; staff see it whole in the mail and edit it anyway.
    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;
}
