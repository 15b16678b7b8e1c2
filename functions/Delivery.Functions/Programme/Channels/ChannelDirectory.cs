using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Programme.Channels;

/// <summary>Every channel that there is: those of the system, the usual editors, and those that staff have registered.</summary>
public sealed class ChannelDirectory(Registers registers, LetterBox letters)
{
    public async Task<IReadOnlyList<Channel>> AllAsync()
    {
        // The rows themselves: where an edition goes is decided on them.
        var registered = await registers.Channels.AllAsync().Select(row => row.Value.Channel).ToListAsync();
        return
        [
            .. ChannelRules.BuiltIn,
            .. registered.Any(channel => channel.Name == ChannelNames.Editors) ? [] : new[] { UsualEditors },
            .. registered,
        ];
    }

    public async Task<Channel?> FindAsync(string name) =>
        ChannelRules.BuiltIn.FirstOrDefault(channel => channel.Name == name)
        ?? (await registers.Channels.FindAsync(name))?.Value.Channel
        ?? (name == ChannelNames.Editors ? UsualEditors : null);

    /// <exception cref="ChannelRefusedException">It was taken out of the register meanwhile.</exception>
    public async Task<Channel> GetAsync(string name) =>
        await FindAsync(name) ?? throw new ChannelRefusedException($"渠道“{name}”已经不在登记里。");

    /// <summary>Those of the app settings, until staff register a channel of that name.</summary>
    private Channel UsualEditors =>
        new(
            ChannelNames.Editors,
            letters.Editors.Name,
            ChannelKind.Email,
            letters.Editors.Address,
            District: null,
            Active: true
        );
}
