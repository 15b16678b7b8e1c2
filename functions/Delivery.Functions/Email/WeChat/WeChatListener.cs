using System.Xml.Linq;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Programme;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Email.WeChat;

/// <param name="Text">What the sender is answered; empty for nothing.</param>
/// <param name="File">Where the file that came may belong: an orchestration goes on with it.</param>
public sealed record WeChatReply(string Text, WeChatFile? File = null);

/// <summary>Who understands some of what is written to the official account. Each stage registers its own; the first answer counts.</summary>
/// <param name="Turn">Smaller ones are asked first.</param>
/// <param name="HearAsync">May be asked the same again; null where it is nothing for them.</param>
public sealed record WeChatListener(int Turn, Func<WeChatMessage, DurableTaskClient, Task<WeChatReply?>> HearAsync);

/// <summary>Who is told of an event that no person caused.</summary>
/// <param name="Event">As the platform names it.</param>
/// <param name="TellAsync">May be told the same again.</param>
public sealed record WeChatEventListener(string Event, Func<RegisteredChannel, XElement, Task> TellAsync);
