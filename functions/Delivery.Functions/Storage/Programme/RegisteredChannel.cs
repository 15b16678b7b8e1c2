using Delivery.Domain.Programme.Channels;

namespace Delivery.Functions.Storage.Programme;

/// <summary>A channel with what only publishing may read: an official account's AppSecret, callback token and message key, sealed.</summary>
public sealed record RegisteredChannel(
    Channel Channel,
    string? SealedSecret = null,
    string? SealedToken = null,
    string? SealedAesKey = null
);

/// <summary>Another system that is told of what happens.</summary>
/// <param name="Url">Where it is told; checked when it is registered and at every call.</param>
/// <param name="Orders">Whether it is told of every stage of an order.</param>
/// <param name="SealedSecret">With which its calls are signed.</param>
/// <param name="Trouble">Why staff must look at it: it said that it is gone. Null where all is well.</param>
public sealed record RegisteredWebhook(
    string Name,
    string Url,
    bool Orders,
    bool Active,
    string SealedSecret,
    string? Trouble = null
);
