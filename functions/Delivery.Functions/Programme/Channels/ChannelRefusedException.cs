namespace Delivery.Functions.Programme.Channels;

/// <summary>A channel that will not take the edition however often it is tried: staff must do something first.</summary>
/// <param name="message">In Chinese, for staff: what is wrong and what to do.</param>
public sealed class ChannelRefusedException(string message) : Exception(message);
