using Delivery.Functions.Email;

namespace Delivery.Local.Chaos;

/// <summary>A mail server that fails before it took a mail, or after.</summary>
internal sealed class FailingMail(World world, IMailTransport real) : IMailTransport
{
    public bool ReachesPeople => real.ReachesPeople;

    public async Task SendAsync(Guid id, Delivery.Functions.Email.Mail mail, DateTimeOffset at)
    {
        world.Breathe();
        var fails = world.Fails("mail");
        if (fails && world.Dice.Hits(0.5))
            throw new IOException("Simulated: the mail server refused the connection.");
        await real.SendAsync(id, mail, at);
        world.Breathe();
        if (fails)
            throw new IOException("Simulated: the mail server's answer was lost.");
    }
}
