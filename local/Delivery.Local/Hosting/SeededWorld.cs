using Delivery.Local.Durable.Dispatch;
using Delivery.Local.Storage.Wire;

namespace Delivery.Local.Hosting;

/// <summary>What a simulation puts in the place of chance: who is next, and what fails.</summary>
internal sealed record SeededWorld(OneAtATime Turns, Disturb Storage);
