namespace Delivery.Functions.Programme.Channels;

/// <summary>A channel that will not take the edition however often it is tried: staff must do something first.</summary>
/// <param name="message">In Chinese, for staff: what is wrong and what to do.</param>
public sealed class ChannelRefusedException(string message) : Exception(message);

/// <summary>A try that failed of something that may pass.</summary>
/// <param name="message">In Chinese, for staff; what the program said lies in the log.</param>
public sealed class ChannelFailedException(string message, Exception? failure = null) : Exception(message, failure);
