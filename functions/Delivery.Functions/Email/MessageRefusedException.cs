namespace Delivery.Functions.Email;

/// <summary>A way out will not take this message however often it is tried.</summary>
/// <param name="message">In Chinese, for staff: what to do.</param>
public sealed class MessageRefusedException(string message) : Exception(message);
