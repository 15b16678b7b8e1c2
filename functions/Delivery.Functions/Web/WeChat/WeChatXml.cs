using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;

namespace Delivery.Functions.Web.WeChat;

/// <summary>The platform's XML: flat, without a document type, and short.</summary>
internal static class WeChatXml
{
    private const int LongestKey = 200;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = RequestBody.JsonLimit,
    };

    /// <returns>Null where it is no XML.</returns>
    public static XElement? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Strict);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A document type is never the platform's: it brings entities, which grow or read what is not theirs.</summary>
    public static bool IsHostile(string text) =>
        text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a person sent or did; null where nobody did.</summary>
    public static WeChatMessage? MessageOf(XElement xml, string appId, CallerHash hash, DateTimeOffset now)
    {
        var (from, type) = (Of(xml, "FromUserName"), Of(xml, "MsgType"));
        if (from.Length is 0 or > LongestKey || type.Length is 0 or > LongestKey)
            return null;
        // Events have no number of their own.
        var id = Of(xml, "MsgId") is { Length: > 0 } number ? number : $"{Of(xml, "CreateTime")}|{Of(xml, "Event")}";
        return new WeChatMessage(
            hash.Of($"wechat-message|{appId}|{from}|{id}"),
            appId,
            from,
            type.ToLowerInvariant(),
            MomentOf(Of(xml, "CreateTime"), now),
            type == "event" ? Of(xml, "Event") : Of(xml, "Content"),
            Of(xml, "MediaId") is { Length: > 0 } media ? media : null,
            Of(xml, "Title") is { Length: > 0 } title ? title : null,
            Of(xml, "ThumbMediaId") is { Length: > 0 } thumb ? thumb : null
        );
    }

    /// <summary>A text in answer, from the account to the sender.</summary>
    public static string Reply(string openId, string account, DateTimeOffset now, string text) =>
        new XElement(
            "xml",
            new XElement("ToUserName", new XCData(openId)),
            new XElement("FromUserName", new XCData(account)),
            new XElement("CreateTime", now.ToUnixTimeSeconds()),
            new XElement("MsgType", new XCData("text")),
            new XElement("Content", new XCData(text))
        ).ToString(SaveOptions.DisableFormatting);

    public static string Of(XElement xml, string name) => (string?)xml.Element(name) ?? "";

    public static string TextOf(byte[] body) => Encoding.UTF8.GetString(body);

    /// <summary>All tries of the platform say the same moment; what says another year is kept under today.</summary>
    public static DateTimeOffset MomentOf(string seconds, DateTimeOffset now) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix)
        && unix < 32_503_680_000
        && DateTimeOffset.FromUnixTimeSeconds(unix) is var at
        && (at - now).Duration() < TimeSpan.FromDays(1)
            ? at
            : now;
}
