using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Storage.Gate;

namespace LocalFunctions.Hosting;

/// <summary>What a simulation puts in the place of chance: who is next, and what fails.</summary>
internal sealed record SeededWorld(OneAtATime Turns, Disturb Storage);
